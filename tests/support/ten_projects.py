"""Ten projects of a department, for sizes and speeds."""

from typing import Final

from support.declarations import declaration
from support.generated_forms import write
from xltools.model.declaration import Declaration


def project(seed: int) -> Declaration:
    """A generated form as the project of this number."""
    form = write(seed)
    cost = form.cost if len(form.cost) > 1 else form.cost[0]
    return declaration(
        position=seed, project=f"第{seed}个项目", caption=f"第{seed}个项目", cost=cost, budget=form.budget_text, goal=form.goal_text
    )


TEN: Final = tuple(project(seed) for seed in range(1, 11))
