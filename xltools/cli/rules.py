"""`xltools rules [CODE]`: the list of rules, or the page of one."""

import argparse

from xltools.reports.rule_pages import rule_list, rule_page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One optional code."""
    parser.add_argument("code", nargs="?", metavar="编号", help="规则编号，如 A05；不写则列出全部规则")


def run(arguments: argparse.Namespace) -> int:
    """Print the list or the page."""
    print(rule_list() if arguments.code is None else rule_page(arguments.code), end="")
    return 0
