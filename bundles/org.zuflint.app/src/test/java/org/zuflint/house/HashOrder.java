package org.zuflint.house;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collections without an order of their own are asked, never walked: one input makes one output.
 */
final class HashOrder extends TreeScanner<Void, Void> {
  private static final String HASHED = "(Concurrent|Weak|Identity)?Hash(Map|Set)(<.*>)?";
  private static final String LITERAL = "(Map|Set)\\.(of|ofEntries|copyOf)";
  private static final Set<String> WALKS =
      Set.of(
          "forEach",
          "stream",
          "parallelStream",
          "iterator",
          "entrySet",
          "keySet",
          "values",
          "toArray");
  private static final String CURE = "; walk a List, LinkedHashMap or TreeMap";

  private final JavaFile file;
  private final List<String> complaints;
  private final Set<String> unordered;

  private HashOrder(JavaFile file, Set<String> unordered, List<String> complaints) {
    this.file = file;
    this.unordered = unordered;
    this.complaints = complaints;
  }

  static void check(SourceTree tree, List<String> complaints) {
    for (JavaFile file : tree.main()) {
      new HashOrder(file, unordered(file), complaints).scan(file.unit(), null);
    }
  }

  private static Set<String> unordered(JavaFile file) {
    Set<String> names = new TreeSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (isUnordered(variable.getInitializer())) {
          names.add(variable.getName().toString());
        }
        return super.visitVariable(variable, null);
      }
    }.scan(file.unit(), null);
    return names;
  }

  private static boolean isUnordered(Tree value) {
    return switch (value) {
      case NewClassTree made -> made.getIdentifier().toString().matches("(?s)" + HASHED);
      case MethodInvocationTree call ->
          call.getMethodSelect().toString().matches(LITERAL) && !call.getArguments().isEmpty();
      case null, default -> false;
    };
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
    complain(loop, loop.getExpression());
    return super.visitEnhancedForLoop(loop, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && WALKS.contains(select.getIdentifier().toString())) {
      complain(call, select.getExpression());
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void nothing) {
    if (isUnordered(tree.getExpression())) {
      complaints.add(file.at(tree) + "hands out a collection without an order" + CURE);
    }
    return super.visitReturn(tree, null);
  }

  private void complain(Tree where, ExpressionTree walked) {
    boolean named =
        walked instanceof IdentifierTree name && unordered.contains(name.getName().toString());
    if (named || isUnordered(walked)) {
      complaints.add(file.at(where) + "walks " + walked + " in hash order" + CURE);
    }
  }
}
