"""What TensorFlow writes: graphs (SavedModel, GraphDef, MetaGraphDef), Keras's notes beside them, checkpoints."""
