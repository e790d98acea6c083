package org.zuflint.app.custom;

import java.util.List;
import java.util.regex.Pattern;
import org.zuflint.core.rule.RuleApi;

/**
 * What the code of a rule may name: the rule API, and of Java what computes and keeps values; no
 * files, network, threads, clock, chance, reflection or ending of the process.
 */
final class Sight {
  private static final List<String> JAVA =
      List.of(
          "java.lang",
          "java.math",
          "java.nio.charset",
          "java.text",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "java\\.lang\\.(Runtime|Process\\w*|Thread\\w*|InheritableThreadLocal|ClassLoader"
              + "|Module\\w*|StackWalker|ScopedValue|Compiler|SecurityManager)(\\$.*)?"
              + "|java\\.util\\.(Timer\\w*|ServiceLoader|Random|SplittableRandom|UUID|Date|Calendar"
              + "|GregorianCalendar|TimeZone)(\\$.*)?");
  private static final Pattern HIDDEN_MEMBERS =
      Pattern.compile(
          "java\\.lang\\.System\\.(?!arraycopy$).*"
              + "|java\\.lang\\.Class\\.(forName|getClassLoader|getResource.*|newInstance)"
              + "|java\\.lang\\.Math\\.random|java\\.lang\\.StrictMath\\.random"
              + "|java\\.util\\.Collections\\.shuffle"
              + "|java\\.lang\\.\\w+\\.(wait|notify|notifyAll)"
              + "|.*\\.parallel(Stream)?");

  /** What the Java virtual machine itself links lambdas, records, switches and texts with. */
  private static final List<String> LINKAGE = List.of("java.lang.invoke", "java.lang.runtime");

  private Sight() {}

  /** Whether a rule's code may name a type, '.' between its parts. */
  static boolean allows(String type) {
    String pkg = packageOf(type);
    boolean java = JAVA.contains(pkg) && !HIDDEN.matcher(type).matches();
    return java || RuleApi.PACKAGES.contains(pkg);
  }

  /** Whether it may call a method or read a field. */
  static boolean allows(String type, String member) {
    return allows(type) && !HIDDEN_MEMBERS.matcher(type + "." + member).matches();
  }

  /** Whether the class loader hands it out. */
  static boolean links(String type) {
    return allows(type) || LINKAGE.contains(packageOf(type));
  }

  private static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }
}
