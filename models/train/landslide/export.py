"""Writes the fitted blend as a plain ONNX graph: standard operators of opset 17, float32."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def blend_to_onnx(blend, columns: tuple[int, ...], feature_count: int) -> onnx.ModelProto:
    logistic, network = blend.fitted_
    tensors: dict[str, np.ndarray] = {"columns": np.array(columns, dtype=np.int64)}
    nodes = [helper.make_node("Gather", ["features", "columns"], ["chosen"], axis=1)]
    nodes += _standardise(logistic, "chosen", "logistic_in", tensors)
    nodes += _logistic(logistic.steps[-1][1], "logistic_in", "logistic_p", tensors)
    nodes += _standardise(network, "chosen", "network_in", tensors)
    nodes += _network(network.steps[-1][1], "network_in", "network_p", tensors)
    tensors["half"] = np.array(0.5, dtype=np.float32)
    tensors["flat"] = np.array([-1], dtype=np.int64)
    nodes += [
        helper.make_node("Add", ["logistic_p", "network_p"], ["sum"]),
        helper.make_node("Mul", ["sum", "half"], ["mean"]),
        helper.make_node("Reshape", ["mean", "flat"], ["probability"]),
    ]
    graph = helper.make_graph(
        nodes,
        "landslide",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", feature_count])],
        [helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["N"])],
        [numpy_helper.from_array(value, name) for name, value in tensors.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="haetae")
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    return model


def _standardise(pipeline, source: str, target: str, tensors: dict[str, np.ndarray]) -> list:
    clamp, scaler = pipeline.steps[0][1], pipeline.steps[1][1]
    values = {"low": clamp.low_, "high": clamp.high_, "mean": scaler.mean_, "scale": scaler.scale_}
    tensors.update({f"{target}_{name}": value.astype(np.float32) for name, value in values.items()})
    steps = (("Max", "low"), ("Min", "high"), ("Sub", "mean"), ("Div", "scale"))
    nodes, current = [], source
    for operator, name in steps:
        produced = target if name == "scale" else f"{target}_after_{name}"
        nodes.append(helper.make_node(operator, [current, f"{target}_{name}"], [produced]))
        current = produced
    return nodes


def _logistic(model, source: str, target: str, tensors: dict[str, np.ndarray]) -> list:
    tensors["logistic_weight"] = model.coef_.T.astype(np.float32)
    tensors["logistic_bias"] = model.intercept_.astype(np.float32)
    return [
        helper.make_node("Gemm", [source, "logistic_weight", "logistic_bias"], ["logistic_z"]),
        helper.make_node("Sigmoid", ["logistic_z"], [target]),
    ]


def _network(bagging, source: str, target: str, tensors: dict[str, np.ndarray]) -> list:
    members = bagging.estimators_
    hidden = members[0].coefs_[0].shape[1]
    output = np.zeros((hidden * len(members), len(members)))
    for i, member in enumerate(members):
        output[i * hidden : (i + 1) * hidden, i] = member.coefs_[1][:, 0]
    tensors["hidden_weight"] = np.concatenate([m.coefs_[0] for m in members], axis=1).astype(np.float32)
    tensors["hidden_bias"] = np.concatenate([m.intercepts_[0] for m in members]).astype(np.float32)
    tensors["output_weight"] = output.astype(np.float32)
    tensors["output_bias"] = np.concatenate([m.intercepts_[1] for m in members]).astype(np.float32)
    return [
        helper.make_node("Gemm", [source, "hidden_weight", "hidden_bias"], ["hidden_z"]),
        helper.make_node("Tanh", ["hidden_z"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "output_weight", "output_bias"], ["output_z"]),
        helper.make_node("Sigmoid", ["output_z"], ["member_p"]),
        helper.make_node("ReduceMean", ["member_p"], [target], axes=[1], keepdims=1),
    ]
