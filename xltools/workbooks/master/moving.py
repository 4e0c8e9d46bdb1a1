"""Where the places of a form stand once it is written on a sheet of its own."""

from collections.abc import Mapping

from xltools.model.declaration import Declaration
from xltools.model.finding import Finding
from xltools.model.place import Place


def placed(finding: Finding, places: Mapping[Place, Place], top: Place) -> Place:
    """Where a finding of a form stands in the master: its own cell, else the top of the form's sheet."""
    return places.get(finding.place, top)


def moved(source: Declaration, target: Declaration) -> dict[Place, Place]:
    """Places of a form in its source and in the master, values before labels."""
    pairs = [(field.place, target.fields[name].place) for name, field in source.fields.items()]
    pairs += [(field.place, target.extra[name].place) for name, field in source.extra.items()]
    pairs += [(own.field.place, new.field.place) for own, new in zip(source.indicators, target.indicators, strict=True)]
    pairs += [(own.place, new.place) for own, new in zip(source.unplaced, target.unplaced, strict=True)]
    pairs += [
        (own.label_place, new.label_place)
        for own, new in zip(source.indicators, target.indicators, strict=True)
        if own.label_place and new.label_place
    ]
    pairs += [(place, target.absent[key]) for key, place in source.absent.items() if key in target.absent]
    pairs += [(source.place, target.place)]
    places: dict[Place, Place] = {}
    for own, new in pairs:
        places.setdefault(own, new)
    return places
