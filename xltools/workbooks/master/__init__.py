"""The master workbook (汇总工作簿) of all departments, sheet by sheet; see book.write_master."""
