package org.zuflint.core.kernel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Context.Pin;

/** Ways in which the kernel enters a driver, and what each says of the CPU and of the time. */
public enum EntryKind {
  MMAP("mmap", Pin.UNKNOWN, false),
  FILE("file operation", Pin.UNKNOWN, false),
  /** Makes the object that the file keeps. */
  OPEN("open", Pin.UNKNOWN, false),
  /** The last reference of a file may be dropped by any task. */
  RELEASE("release", Pin.UNPINNED, true),
  FAULT("fault handler", Pin.UNKNOWN, false),
  VMA("vma operation", Pin.UNKNOWN, false),
  /** Any process that reads or writes an attribute. */
  ATTRIBUTE("attribute of any process", Pin.UNPINNED, false),
  WORK("work", Pin.UNPINNED, true),
  TIMER("timer", Pin.UNPINNED, true),
  TASKLET("tasklet", Pin.UNPINNED, true),
  RCU("RCU callback", Pin.UNPINNED, true),
  IRQ("interrupt handler", Pin.UNPINNED, true),
  NOTIFIER("notifier", Pin.UNPINNED, true),
  HOTPLUG("CPU hotplug callback", Pin.UNPINNED, true),
  /** Runs on the CPU that was named, in interrupt context. */
  IPI("function sent to one CPU", Pin.PINNED, false),
  /** Does not migrate while it runs; that it runs everywhere is a matter of C1. */
  CROSS("function run on every CPU", Pin.PINNED, false),
  /** A kernel thread that nobody has bound. */
  KTHREAD("kernel thread", Pin.UNPINNED, false),
  MODULE("module init or exit", Pin.UNPINNED, false),
  /** Whoever binds, unbinds, suspends or resets the device. */
  DEVICE("device callback", Pin.UNPINNED, false),
  /** Registered somewhere we do not know. */
  CALLBACK("callback", Pin.UNKNOWN, false),
  /** Called from files that were not analysed. */
  OUTSIDE("call from outside", Pin.UNKNOWN, false);

  /** The members through which core mm asks a driver for a PTE. */
  public static final List<String> FAULT_FAMILY =
      List.of("fault", "huge_fault", "map_pages", "page_mkwrite", "pfn_mkwrite", "pmd_fault");

  private static final Map<String, EntryKind> STRUCTS = new TreeMap<>();
  private static final TreeMap<String, EntryKind> CALLS = new TreeMap<>();

  static {
    for (String struct :
        new String[] {
          "device_attribute",
          "driver_attribute",
          "bus_attribute",
          "class_attribute",
          "kobj_attribute",
          "attribute",
          "sysfs_ops",
          "bin_attribute",
          "configfs_attribute",
          "seq_operations",
          "kernel_param_ops",
          "ctl_table",
          "proc_ops"
        }) {
      STRUCTS.put(struct, ATTRIBUTE);
    }
    STRUCTS.put("notifier_block", NOTIFIER);
    STRUCTS.put("mmu_notifier_ops", NOTIFIER);
    STRUCTS.put("mmu_interval_notifier_ops", NOTIFIER);
    STRUCTS.put("shrinker", NOTIFIER);
    STRUCTS.put("work_struct", WORK);
    STRUCTS.put("delayed_work", WORK);
    STRUCTS.put("timer_list", TIMER);
    STRUCTS.put("hrtimer", TIMER);
    STRUCTS.put("tasklet_struct", TASKLET);
    // smpboot_thread_fn(): a kernel thread for each CPU, bound to it
    STRUCTS.put("smp_hotplug_thread", KTHREAD);
    calls(
        WORK,
        "INIT_WORK:1",
        "INIT_WORK_ONSTACK:1",
        "INIT_DELAYED_WORK:1",
        "INIT_DEFERRABLE_WORK:1",
        "DECLARE_WORK:1",
        "DECLARE_DELAYED_WORK:1",
        "INIT_RCU_WORK:1",
        "kthread_init_work:1",
        "init_task_work:1",
        "PREPARE_WORK:1",
        "__INIT_WORK:1",
        "DECLARE_DEFERRABLE_WORK:1",
        "init_irq_work:1",
        "kthread_init_delayed_work:1",
        "INIT_DELAYED_WORK_ONSTACK:1",
        "execute_in_process_context:0");
    calls(
        TIMER,
        "timer_setup:1",
        "setup_timer:1",
        "timer_setup_on_stack:1",
        "DEFINE_TIMER:1",
        "hrtimer_setup:1",
        "__timer_setup:1",
        "hrtimer_init_sleeper:1");
    calls(
        TASKLET, "tasklet_init:1", "tasklet_setup:1", "DECLARE_TASKLET:1", "DECLARE_TASKLET_OLD:1");
    calls(
        RCU,
        "call_rcu:1",
        "call_srcu:2",
        "call_rcu_sched:1",
        "call_rcu_tasks:1",
        "call_rcu_hurry:1",
        "queue_rcu_work:1");
    calls(
        IRQ,
        "request_irq:1",
        "devm_request_irq:2",
        "request_threaded_irq:1",
        "request_threaded_irq:2",
        "devm_request_threaded_irq:2",
        "devm_request_threaded_irq:3",
        "request_any_context_irq:1",
        "request_percpu_irq:1");
    calls(
        HOTPLUG,
        "cpuhp_setup_state:2",
        "cpuhp_setup_state:3",
        "cpuhp_setup_state_nocalls:2",
        "cpuhp_setup_state_nocalls:3",
        "cpuhp_setup_state_multi:2",
        "cpuhp_setup_state_multi:3");
    calls(
        IPI,
        "smp_call_function_single:1",
        "smp_call_on_cpu:1",
        "work_on_cpu:1",
        "work_on_cpu_safe:1");
    calls(
        CROSS,
        "on_each_cpu:0",
        "on_each_cpu_mask:1",
        "on_each_cpu_cond:1",
        "smp_call_function:0",
        "smp_call_function_many:1",
        "smp_call_function_any:1",
        "schedule_on_each_cpu:0",
        "stop_machine:0",
        "on_each_cpu_cond_mask:1",
        "stop_machine_cpuslocked:0");
    calls(
        KTHREAD,
        "kthread_run:0",
        "kthread_create:0",
        "kthread_create_on_node:0",
        "kthread_create_on_cpu:0",
        "kthread_run_on_cpu:0",
        "kernel_thread:0");
    calls(
        MODULE,
        "module_init:0",
        "module_exit:0",
        "late_initcall:0",
        "subsys_initcall:0",
        "device_initcall:0",
        "fs_initcall:0",
        "core_initcall:0",
        "arch_initcall:0",
        "__initcall:0");
    calls(
        ATTRIBUTE,
        "DEVICE_ATTR:2",
        "DEVICE_ATTR:3",
        "DRIVER_ATTR:2",
        "DRIVER_ATTR:3",
        "__ATTR:2",
        "__ATTR:3",
        "DEFINE_SIMPLE_ATTRIBUTE:1",
        "DEFINE_SIMPLE_ATTRIBUTE:2",
        "DEFINE_DEBUGFS_ATTRIBUTE:1",
        "DEFINE_DEBUGFS_ATTRIBUTE:2",
        "proc_create_single:3",
        "proc_create_single_data:3",
        "module_param_call:1",
        "module_param_call:2",
        "single_open:1");
  }

  private final String words;
  private final Pin pin;
  private final boolean deferred;

  EntryKind(String words, Pin pin, boolean deferred) {
    this.words = words;
    this.pin = pin;
    this.deferred = deferred;
  }

  /** The kind in words. */
  public String words() {
    return words;
  }

  /** What is known of the CPU when nothing else is. */
  public Pin pin() {
    return pin;
  }

  /** Whether it runs apart from the operation that made the entries. */
  public boolean deferred() {
    return deferred;
  }

  /**
   * Whether it may come while a vma is there and is no call about the vma: not the release of a
   * file, which the vma holds, nor the unloading of the module.
   */
  public boolean whileMapped() {
    return switch (this) {
      case FILE, ATTRIBUTE, WORK, TIMER, TASKLET, RCU, IRQ, NOTIFIER, HOTPLUG -> true;
      case IPI, CROSS, KTHREAD, DEVICE, CALLBACK, OUTSIDE -> true;
      case MMAP, OPEN, RELEASE, FAULT, VMA, MODULE -> false;
    };
  }

  /** The kind of a function that stands in a table; {@code maps}: whether a provider does, too. */
  public static EntryKind ofMember(String struct, String member, boolean maps) {
    boolean file = maps && struct.equals("proc_ops") && member.startsWith("proc_");
    return file
        ? ofMember("file_operations", member.substring("proc_".length()))
        : ofMember(struct, member);
  }

  /** The same where nothing is known of the rest of the table. */
  public static EntryKind ofMember(String struct, String member) {
    if (isFaultFamily(member)) {
      return FAULT;
    }
    if (isMmap(member)) {
      return MMAP;
    }
    EntryKind byStruct = STRUCTS.get(struct);
    if (byStruct != null) {
      return byStruct;
    }
    if (struct.equals("vm_operations_struct")) {
      return VMA;
    }
    if (struct.equals("file_operations")) {
      return member.equals("release") ? RELEASE : FILE;
    }
    if (isDevice(struct, member)) {
      return DEVICE;
    }
    return switch (member) {
      case "unlocked_ioctl", "compat_ioctl", "read_iter", "write_iter", "poll" -> FILE;
      case "notifier_call" -> NOTIFIER;
      case "func" -> struct.isEmpty() ? WORK : CALLBACK;
      case "function" -> struct.isEmpty() ? TIMER : CALLBACK;
      default -> CALLBACK;
    };
  }

  /** include/linux/device/driver.h and the like: the driver core calls them from any task. */
  private static boolean isDevice(String struct, String member) {
    boolean ofBus = struct.endsWith("_driver") || struct.equals("device_driver");
    return struct.equals("dev_pm_ops")
        || struct.equals("pci_error_handlers")
        || (ofBus
            && switch (member) {
              case "probe",
                  "remove",
                  "remove_new",
                  "disconnect",
                  "shutdown",
                  "suspend",
                  "resume",
                  "freeze",
                  "restore" ->
                  true;
              default -> false;
            });
  }

  /**
   * The kind of a function given to a registering call or macro; null when the call registers
   * nothing we know.
   */
  public static @Nullable EntryKind ofCall(String callee, int position) {
    return CALLS.get(callee + ":" + position);
  }

  /**
   * The suffixes by which an attribute macro names its functions: {@code DEVICE_ATTR_RW(x)} is made
   * of {@code x_show} and {@code x_store} (include/linux/device.h, sysfs.h, seq_file.h); empty for
   * other macros.
   */
  public static List<String> pasted(String macro) {
    if (macro.equals("DEFINE_SHOW_ATTRIBUTE")
        || macro.equals("DEFINE_SHOW_STORE_ATTRIBUTE")
        || macro.equals("DEFINE_PROC_SHOW_ATTRIBUTE")) {
      return List.of("_show", "_write");
    }
    if (macro.equals("DEFINE_SEQ_ATTRIBUTE")
        || macro.equals("CONFIGFS_ATTR")
        || macro.startsWith("CONFIGFS_ATTR_")) {
      return List.of("_show", "_store");
    }
    boolean attribute = macro.contains("ATTR_") && !macro.startsWith("DEFINE_");
    return attribute ? List.of("_show", "_store", "_read", "_write") : List.of();
  }

  /** Whether a call or macro of this name, or what it makes, lets the kernel enter a driver. */
  static boolean registers(String name) {
    String next = CALLS.ceilingKey(name + ":");
    return (next != null && next.startsWith(name + ":"))
        || !pasted(name).isEmpty()
        || definesDrmOperations(name);
  }

  /** Macros of include/drm that define a whole file_operations with {@code drm_gem_mmap}. */
  public static boolean definesDrmOperations(String macro) {
    return switch (macro) {
      case "DEFINE_DRM_GEM_FOPS",
          "DEFINE_DRM_GEM_DMA_FOPS",
          "DEFINE_DRM_GEM_CMA_FOPS",
          "DEFINE_DRM_ACCEL_FOPS" ->
          true;
      default -> false;
    };
  }

  /** The members through which a task asks a driver for a mapping. */
  public static boolean isMmap(String member) {
    return switch (member) {
      case "mmap", "proc_mmap", "mmap_prepare", "fb_mmap", "gem_prime_mmap" -> true;
      default -> false;
    };
  }

  public static boolean isFaultFamily(String member) {
    return FAULT_FAMILY.contains(member);
  }

  private static void calls(EntryKind kind, String... callees) {
    for (String callee : callees) {
      CALLS.put(callee, kind);
    }
  }
}
