"""A fuzzer over the readers: `make fuzz`. Mutations of whole files, guided by the coverage atheris sees; crashes become cases."""
