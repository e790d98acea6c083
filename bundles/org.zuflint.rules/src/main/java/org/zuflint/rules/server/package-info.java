/** Rules on the server half: where its threads run, and who else gets at what they map. */
@NullMarked
package org.zuflint.rules.server;

import org.jspecify.annotations.NullMarked;
