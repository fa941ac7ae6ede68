"""How both networks learn: a run's state on disk, its optimisers, and the ONNX file at its end."""
