"""花名册与设置, the workbook an office keeps: its departments, and how the rules are set. Written, and read back."""
