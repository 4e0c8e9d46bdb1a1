"""ADAPTER. The command line: one command a file. Commands are imported only when called, so that help stays fast."""
