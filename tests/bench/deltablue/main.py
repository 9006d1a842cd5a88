# SPDX-License-Identifier: MIT
"""
An incremental solver for one-way constraints with strengths (the workload known as DeltaBlue): many small objects,
method calls, lists used as stacks. Two networks are solved and checked: a chain of equalities, and a set of scalings.
"""
# scale: 14000 quick: 30
import sys

REQUIRED, STRONG, PREFERRED, NORMAL, WEAK_DEFAULT, WEAKEST = 0, 1, 2, 3, 5, 6


def weaker(a, b):
    return a > b


class Variable(object):
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint(object):
    is_input = False

    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        self.register()
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        self.unregister()

    def satisfy(self, mark, planner):
        """Tries to enforce the constraint; gives the constraint that it displaced, if any."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("could not satisfy a required constraint")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise ValueError("cycle encountered")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength, planner):
        Constraint.__init__(self, strength)
        self.variable = variable
        self.satisfied = False
        self.add_to(planner)

    def register(self):
        self.variable.constraints.append(self)
        self.satisfied = False

    def unregister(self):
        self.variable.constraints.remove(self)
        self.satisfied = False

    def choose_method(self, mark):
        self.satisfied = self.variable.mark != mark and weaker(self.variable.strength, self.strength)

    def is_satisfied(self):
        return self.satisfied

    def mark_unsatisfied(self):
        self.satisfied = False

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stay = not self.is_input
        if self.variable.stay:
            self.execute()


class StayConstraint(UnaryConstraint):
    def execute(self):
        pass


class EditConstraint(UnaryConstraint):
    is_input = True

    def execute(self):
        pass


NONE, FORWARD, BACKWARD = 0, 1, -1


class BinaryConstraint(Constraint):
    def __init__(self, first, second, strength, planner):
        Constraint.__init__(self, strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.add_to(planner)

    def register(self):
        self.first.constraints.append(self)
        self.second.constraints.append(self)
        self.direction = NONE

    def unregister(self):
        self.first.constraints.remove(self)
        self.second.constraints.remove(self)
        self.direction = NONE

    def choose_method(self, mark):
        if self.first.mark == mark:
            ok = self.second.mark != mark and weaker(self.second.strength, self.strength)
            self.direction = FORWARD if ok else NONE
        elif self.second.mark == mark:
            ok = self.first.mark != mark and weaker(self.first.strength, self.strength)
            self.direction = BACKWARD if ok else NONE
        elif weaker(self.first.strength, self.second.strength):
            self.direction = BACKWARD if weaker(self.first.strength, self.strength) else NONE
        else:
            self.direction = FORWARD if weaker(self.second.strength, self.strength) else NONE

    def is_satisfied(self):
        return self.direction != NONE

    def mark_unsatisfied(self):
        self.direction = NONE

    def inputs(self):
        return (self.input(),)

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class EqualityConstraint(BinaryConstraint):
    def execute(self):
        self.output().value = self.input().value


class ScaleConstraint(BinaryConstraint):
    """second = first * scale + offset."""

    def __init__(self, first, scale, offset, second, strength, planner):
        self.scale = scale
        self.offset = offset
        BinaryConstraint.__init__(self, first, second, strength, planner)

    def register(self):
        BinaryConstraint.register(self)
        self.scale.constraints.append(self)
        self.offset.constraints.append(self)

    def unregister(self):
        BinaryConstraint.unregister(self)
        self.scale.constraints.remove(self)
        self.offset.constraints.remove(self)

    def inputs(self):
        return (self.input(), self.scale, self.offset)

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner(object):
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.mark_unsatisfied()
        constraint.unregister()
        unsatisfied = self.remove_propagate(out)
        for strength in xrange(REQUIRED, WEAKEST + 1):
            for candidate in unsatisfied:
                if candidate.strength == strength:
                    self.incremental_add(candidate)
        constraint.register()

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = sources
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.add_consumers(out, todo)
        return plan

    def plan_from(self, constraints):
        return self.make_plan([c for c in constraints if c.is_input and c.is_satisfied()])

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            current.recalculate()
            self.add_consumers(current.output(), todo)
        return True

    def remove_propagate(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.is_satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def add_consumers(self, variable, todo):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                todo.append(constraint)


def change(planner, variable, value):
    edit = EditConstraint(variable, PREFERRED, planner)
    plan = planner.plan_from([edit])
    for i in xrange(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.destroy(planner)


def chain(n):
    planner = Planner()
    variables = [Variable("v%d" % i) for i in xrange(n + 1)]
    for i in xrange(n):
        EqualityConstraint(variables[i], variables[i + 1], REQUIRED, planner)
    StayConstraint(variables[-1], WEAK_DEFAULT, planner)
    edit = EditConstraint(variables[0], PREFERRED, planner)
    plan = planner.plan_from([edit])
    for value in xrange(40):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        if variables[-1].value != value:
            raise ValueError("chain failed")
    edit.destroy(planner)
    return len(plan), variables[-1].value


def projection(n):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, targets = [], []
    for i in xrange(n):
        source, target = Variable("s%d" % i, i), Variable("t%d" % i, i)
        sources.append(source)
        targets.append(target)
        StayConstraint(source, NORMAL, planner)
        ScaleConstraint(source, scale, offset, target, REQUIRED, planner)
    change(planner, source, 17)
    if target.value != 1170:
        raise ValueError("projection 1 failed")
    change(planner, target, 1050)
    if source.value != 5:
        raise ValueError("projection 2 failed")
    change(planner, scale, 5)
    for i in xrange(n - 1):
        if targets[i].value != i * 5 + 1000:
            raise ValueError("projection 3 failed")
    change(planner, offset, 2000)
    for i in xrange(n - 1):
        if targets[i].value != i * 5 + 2000:
            raise ValueError("projection 4 failed")
    return targets[0].value, targets[n // 2].value


n = int(sys.argv[1])
print "%d %d" % chain(n)
print "%d %d" % projection(n)
