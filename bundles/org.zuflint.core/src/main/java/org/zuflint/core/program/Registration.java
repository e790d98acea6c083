package org.zuflint.core.program;

import java.util.List;
import org.zuflint.core.source.Place;

/** A macro at file level that may register functions: {@code module_init(f)}. */
public record Registration(String macro, List<String> names, Place where) {}
