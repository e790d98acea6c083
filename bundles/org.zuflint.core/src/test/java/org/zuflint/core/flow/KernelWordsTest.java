package org.zuflint.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.kernel.KernelWords;

/** Every name that has a meaning for a walk stays a name when macros are expanded. */
class KernelWordsTest {
  private static final Path FLOW = Path.of("src/main/java/org/zuflint/core/flow");

  /** Tags of structs that stand between the names. */
  private static final Set<String> TAGS = Set.of("task_struct", "inode");

  private static final Pattern LABEL = Pattern.compile("(?:case|,)\\s+\"(\\w+)\"(?=\\s*(?:,|->))");

  @ParameterizedTest
  @ValueSource(strings = {"CpuValues.java", "Pointers.java", "Names.java"})
  void whatAWalkKnowsByNameStays(String file) throws IOException {
    Set<String> missing = new TreeSet<>();
    LABEL
        .matcher(Files.readString(FLOW.resolve(file)))
        .results()
        .map(label -> label.group(1))
        .filter(name -> !KernelWords.has(name) && !TAGS.contains(name))
        .forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VM_LOCAL_CPU", "vm_flags_set", "get_cpu", "put_cpu", "wait_event_interruptible",
        "module_init", "DEVICE_ATTR_RW", "INIT_WORK", "for_each_online_cpu", "GFP_ATOMIC",
        "dma_mmap_writecombine"
      })
  void andSoDoesWhatOtherRoomsKnow(String name) {
    assertTrue(KernelWords.has(name));
  }

  @Test
  void aDriversOwnNamesDoNot() {
    assertFalse(KernelWords.has("ring_map"));
  }
}
