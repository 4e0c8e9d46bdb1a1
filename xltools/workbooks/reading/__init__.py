"""Workbooks read back: ours by row keys and stamp, any other by the labels of the form."""
