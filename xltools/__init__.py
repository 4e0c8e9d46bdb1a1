"""xltools: project expenditure performance declarations (项目支出绩效目标申报表) in Excel."""

__version__ = "0.1.0"
