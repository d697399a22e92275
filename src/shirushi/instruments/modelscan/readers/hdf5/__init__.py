"""HDF5 files, as Keras, PyTables and many others keep weights in them: read whole without libhdf5, nothing is built."""
