package org.zuflint.core.server;

import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.ThreadLog;

/**
 * One kind of user-mode thread.
 *
 * @param created where it is started; its function for {@code main} and for callers from outside
 * @param several whether there is more than one of it
 * @param path the calls that lead to its start
 */
record UserThread(
    String id,
    FunctionFacts function,
    Place created,
    boolean several,
    List<Step> path,
    ThreadLog log) {}
