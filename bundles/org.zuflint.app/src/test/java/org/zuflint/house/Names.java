package org.zuflint.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;

/** Types are named and described in the domain's words; nothing static changes. */
final class Names {
  private static final String ENDINGS = ".*(Utils?|Helper|Manager|Impl)";
  private static final String BEGINNINGS = "(Abstract|Default)[A-Z].*";
  private static final String FILLING =
      "(put|add|remove|set|clear|merge|compute|append|push|poll|increment|getAndSet|getAndIncrement)\\w*";

  private Names() {}

  static void check(SourceTree tree, List<String> complaints) {
    Set<String> described = new TreeSet<>();
    for (JavaFile file : tree.java()) {
      if (file.isPackageInfo()) {
        described.add(file.packageName());
        checkPackage(file, complaints);
      }
      for (ClassTree type : file.types()) {
        if (!file.isTest() && !file.hasComment(type)) {
          complaints.add(
              file.at(type) + type.getSimpleName() + " has no comment that says what it is");
        }
      }
      checkTypes(file, complaints);
    }
    for (JavaFile file : tree.main()) {
      if (described.add(file.packageName())) {
        complaints.add(file.name() + ": its package has no package-info.java");
      }
    }
  }

  private static void checkPackage(JavaFile file, List<String> complaints) {
    if (!file.packageHasComment()) {
      complaints.add(file.name() + ": no sentence that says what the package is for");
    }
    if (!file.isTest() && !file.isNullMarked() && !House.inside(file.room(), "ui")) {
      complaints.add(file.name() + ": not @NullMarked");
    }
  }

  private static void checkTypes(JavaFile file, List<String> complaints) {
    Set<String> filled = filled(file);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        String name = type.getSimpleName().toString();
        boolean prefixed = type.getKind() == Tree.Kind.INTERFACE && name.matches("I[A-Z][a-z].*");
        boolean topLevel = file.types().contains(type);
        if (prefixed || name.matches(ENDINGS) || (topLevel && name.matches(BEGINNINGS))) {
          complaints.add(file.at(type) + name + ": name the thing, not its role in the code");
        }
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field && changes(field, filled)) {
            complaints.add(
                file.at(field)
                    + field.getName()
                    + " is static and changes; pass it as a parameter");
          }
        }
        return super.visitClass(type, null);
      }
    }.scan(file.unit(), null);
  }

  private static boolean changes(VariableTree field, Set<String> filled) {
    Set<Modifier> modifiers = field.getModifiers().getFlags();
    return modifiers.contains(Modifier.STATIC)
        && (!modifiers.contains(Modifier.FINAL) || filled.contains(field.getName().toString()));
  }

  /** What methods put things into; those that only a static block calls may, it runs once. */
  private static Set<String> filled(JavaFile file) {
    Set<String> once = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBlock(BlockTree block, Void nothing) {
        if (block.isStatic()) {
          calls(block, (call, target) -> once.add(call));
        }
        return super.visitBlock(block, null);
      }
    }.scan(file.unit(), null);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        if (!once.contains(method.getName().toString())) {
          calls(
              method,
              (call, target) -> {
                if (call.matches(FILLING)) {
                  names.add(target);
                }
              });
        }
        return null;
      }
    }.scan(file.unit(), null);
    return names;
  }

  /** Tells the name of each call in {@code tree}, and what it is called on. */
  private static void calls(Tree tree, BiConsumer<String, String> told) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        switch (call.getMethodSelect()) {
          case MemberSelectTree select ->
              told.accept(select.getIdentifier().toString(), select.getExpression().toString());
          default -> told.accept(call.getMethodSelect().toString(), "");
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(tree, null);
  }
}
