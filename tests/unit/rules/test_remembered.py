"""What many rules ask of one form is worked out once, and never taken for another form's."""

from xltools.rules.remembered import of_the_last


def test_the_same_object_is_asked_once() -> None:
    asked: list[list[int]] = []
    total = of_the_last(lambda numbers: (asked.append(numbers), sum(numbers))[1])
    numbers = [1, 2]
    assert [total(numbers), total(numbers)] == [3, 3]
    assert asked == [numbers]


def test_an_equal_object_is_asked_anew() -> None:
    asked: list[list[int]] = []
    total = of_the_last(lambda numbers: (asked.append(numbers), sum(numbers))[1])
    assert [total([1, 2]), total([1, 2]), total([3])] == [3, 3, 3]
    assert len(asked) == 3


def test_all_objects_count() -> None:
    joined = of_the_last(lambda first, second: first + second)
    one, two = ["a"], ["b"]
    assert joined(one, two) == ["a", "b"]
    assert joined(one, one) == ["a", "a"]
    assert joined(two, one) == ["b", "a"]
