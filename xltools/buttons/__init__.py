"""ADAPTER. The ribbon's buttons and the hosts they act on. The only importer of xlwings."""
