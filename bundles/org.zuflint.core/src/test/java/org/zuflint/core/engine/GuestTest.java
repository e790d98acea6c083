package org.zuflint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** A rule that is not ours fails alone, whatever it does. */
class GuestTest {
  private static final String DRIVER =
      """
      static int one_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
      }
      static const struct file_operations one = { .mmap = one_mmap };
      static int two_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
      }
      static const struct file_operations two = { .mmap = two_mmap };
      """;

  private record Told(RuleInfo info, Consumer<RuleContext> what) implements Rule {
    @Override
    public void check(RuleContext context) {
      context.report(context.vma().where(), context.unit("a.c").isPresent() + "", List.of());
      what.accept(context);
    }
  }

  @Test
  void oneThatEndsIsHeard() {
    Analysis analysis = analyse(guest("calm", context -> {}), guest("calm-too", context -> {}));
    assertEquals(
        List.of("calm true", "calm-too true", "calm true", "calm-too true"), told(analysis));
    assertEquals(List.of(), analysis.faults());
  }

  @Test
  void oneThatThrowsLosesAllItFound() {
    Guest late =
        guest(
            "late",
            context -> {
              if (context.vma().name().contains("two")) {
                throw new IllegalStateException("oh");
              }
            });
    assertFault(analyse(late, guest("calm", context -> {})), "oh", "two_mmap");
  }

  @Test
  void oneThatLoopsIsStopped() {
    assertFault(
        analyse(guest("endless", context -> endless()), guest("calm", context -> {})),
        "does not come to an end",
        "one_mmap");
  }

  @Test
  void oneThatNeedsAllStackOrMemoryIsStopped() {
    assertFault(
        analyse(guest("deep", context -> deep(0)), guest("calm", context -> {})),
        "calls itself",
        "one_mmap");
    assertFault(
        analyse(guest("greedy", context -> greedy()), guest("calm", context -> {})),
        "more memory",
        "one_mmap");
  }

  @Test
  void oneThatCannotBeMadeIsRefused() {
    assertThrows(
        GuestFailure.class,
        () ->
            Guest.of(
                "a.java",
                () -> {
                  throw new IllegalStateException("not today");
                }));
  }

  private static void endless() {
    for (int i = 0; i >= 0; i = (i + 1) & 7) {
      Steps.take();
    }
  }

  private static int deep(int depth) {
    return depth < 0 ? 0 : deep(depth + 1) + 1;
  }

  private static void greedy() {
    List<long[]> kept = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      kept.add(new long[Integer.MAX_VALUE - 8]);
    }
    throw new IllegalStateException("had room for " + kept.size());
  }

  private static void assertFault(Analysis analysis, String said, String vma) {
    assertEquals(List.of("calm true", "calm true"), told(analysis));
    assertEquals(1, analysis.faults().size());
    String message = String.valueOf(analysis.faults().get(0).cause().getMessage());
    assertTrue(message.contains(said) && message.contains(vma), message);
  }

  private static List<String> told(Analysis analysis) {
    return analysis.findings().stream().map(GuestTest::shown).toList();
  }

  private static String shown(Finding finding) {
    return finding.ruleId() + " " + finding.message();
  }

  private static Guest guest(String id, Consumer<RuleContext> what) {
    RuleInfo info = new RuleInfo(id, Severity.INFO, null, "a test");
    return Guest.of(id + ".java", () -> new Told(info, what));
  }

  private static Analysis analyse(Guest... guests) {
    return new Analyzer(List.of(), Kernel.PATCH_BASE, 2, List.of(), List.of(guests))
        .run(List.of(Source.of(SourceFile.of("a.c", DRIVER))), Progress.NONE);
  }
}
