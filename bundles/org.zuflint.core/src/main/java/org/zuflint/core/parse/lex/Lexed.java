package org.zuflint.core.parse.lex;

/**
 * A file in words.
 *
 * @param comments first byte and byte after the last of every comment, in turn
 */
public record Lexed(Tokens tokens, Directives directives, int[] comments) {}
