package org.zuflint.sim.picture;

import java.util.List;
import org.zuflint.sim.system.Meaning;

/**
 * One step, ready to be shown.
 *
 * @param number counted from 1
 * @param cpu where it happens
 * @param text who does what
 * @param origin where the driver's source says so, or empty
 * @param tlbs what each CPU has cached afterwards: {@code "A"}, {@code "-"}; a page that went back
 *     to its owner has {@code "!"} behind it
 * @param ptes what the page table has afterwards, in the same form
 */
public record Row(
    int number,
    int cpu,
    String text,
    String origin,
    Meaning.Kind kind,
    List<String> tlbs,
    String ptes) {}
