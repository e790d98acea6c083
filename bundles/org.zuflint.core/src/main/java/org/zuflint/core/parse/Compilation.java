package org.zuflint.core.parse;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.Options;
import org.zuflint.core.preprocess.text.Headers;

/**
 * How one file is compiled.
 *
 * @param options the command line
 * @param compiler what its compiler knows by itself
 * @param headers the headers of the run
 * @param apart whether a file, by the name the compiler knows, is read by itself, too
 * @param shown from the name of another file as the compiler knows it to the one shown
 */
public record Compilation(
    Options options,
    Compiler compiler,
    Headers headers,
    Predicate<String> apart,
    UnaryOperator<String> shown) {}
