package org.zuflint.core.state;

/** One way an expression, or a function, can come out: its value and the state after it. */
public record Result(State state, Value value) {}
