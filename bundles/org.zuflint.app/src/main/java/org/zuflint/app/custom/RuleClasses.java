package org.zuflint.app.custom;

import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * The compiled rules of one folder or pack.
 *
 * @param shown how the folder or pack is named in messages
 * @param classes from path to bytes
 * @param source from a source's name, {@code org/team/A.java}, to its name in messages
 * @param page from a rule id to its page, empty without one
 */
record RuleClasses(
    String shown,
    SortedMap<String, byte[]> classes,
    UnaryOperator<String> source,
    UnaryOperator<String> page) {}
