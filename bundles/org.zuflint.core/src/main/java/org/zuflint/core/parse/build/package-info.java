/**
 * Listens to the generated parser and makes our tree, without the parser's own tokens, trees and
 * recovery.
 */
@NullMarked
package org.zuflint.core.parse.build;

import org.jspecify.annotations.NullMarked;
