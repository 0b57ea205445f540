/** The mark of the product: a hill over two lines of water. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M2 23c4 0 4-3 8-3s4 3 8 3 4-3 8-3 4 1.5 4 1.5M2 28.5c4 0 4-3 8-3s4 3 8 3 4-3 8-3" />
      <path className="mark-hill" d="m5 17 8-12 5 7 3-4 7 9z" />
    </svg>
  );
}
