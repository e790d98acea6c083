/** Rules about the four clauses of the VM_LOCAL_CPU promise. */
@NullMarked
package org.zuflint.rules.contract;

import org.jspecify.annotations.NullMarked;
