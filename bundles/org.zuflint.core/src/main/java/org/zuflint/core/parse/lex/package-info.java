/** Bytes to words: tokens, comments and preprocessor directives of one file, in flat arrays. */
@NullMarked
package org.zuflint.core.parse.lex;

import org.jspecify.annotations.NullMarked;
