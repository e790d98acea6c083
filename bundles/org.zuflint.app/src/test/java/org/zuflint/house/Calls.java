package org.zuflint.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.List;

/** Calls that the product must not make. */
final class Calls extends TreeScanner<Void, Void> {
  private final JavaFile file;
  private final List<String> complaints;

  private Calls(JavaFile file, List<String> complaints) {
    this.file = file;
    this.complaints = complaints;
  }

  static void check(SourceTree tree, List<String> complaints) {
    for (JavaFile file : tree.main()) {
      new Calls(file, complaints).scan(file.unit(), null);
    }
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
    look(tree, tree.toString());
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
    look(tree, tree.getQualifierExpression() + "." + tree.getName());
    return super.visitMemberReference(tree, null);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void nothing) {
    look(tree, "new " + tree.getIdentifier());
    return super.visitNewClass(tree, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
    String called = tree.getMethodSelect().toString();
    int arguments = tree.getArguments().size();
    if (called.equals("Collectors.groupingBy") && arguments < 3) {
      complaints.add(file.at(tree) + "Collectors.groupingBy in hash order; give it TreeMap::new");
    }
    if (called.equals("Collectors.toMap") && arguments < 4) {
      complaints.add(file.at(tree) + "Collectors.toMap in hash order; give it TreeMap::new");
    }
    if (called.endsWith(".printStackTrace") && arguments == 0) {
      complaints.add(file.at(tree) + called + "; throw it on, or make it a Fault");
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public Void visitCatch(CatchTree tree, Void nothing) {
    String type = tree.getParameter().getType().toString();
    if (type.equals("Exception") || type.equals("Throwable")) {
      complaints.add(
          file.at(tree) + "catch (" + type + "); catch what can happen here, or let it pass");
    }
    return super.visitCatch(tree, null);
  }

  private void look(Tree tree, String call) {
    for (House.Ban ban : House.BANS) {
      boolean may =
          !ban.rooms().isEmpty()
              && List.of(ban.rooms().split(" ")).stream()
                  .anyMatch(room -> House.inside(file.room(), room));
      if (call.equals(ban.call()) && !may) {
        complaints.add(file.at(tree) + call + "; write " + ban.instead());
      }
    }
  }
}
