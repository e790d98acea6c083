package org.zuflint.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.rule.Definition;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;

/** One rule looking at one vma; its findings count only when it comes to an end. */
final class VmaContext implements RuleContext {
  private final RuleInfo rule;
  private final Provider provider;
  private final Vma vma;
  private final Kernel kernel;
  private final boolean everywhere;
  private final Code code;
  private final List<Finding> findings = new ArrayList<>();

  VmaContext(
      RuleInfo rule, Provider provider, Vma vma, Kernel kernel, boolean everywhere, Code code) {
    this.rule = rule;
    this.provider = provider;
    this.vma = vma;
    this.kernel = kernel;
    this.everywhere = everywhere;
    this.code = code;
  }

  List<Finding> findings() {
    return findings;
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public Vma vma() {
    return vma;
  }

  @Override
  public Kernel kernel() {
    return kernel;
  }

  @Override
  public boolean everywhere() {
    return everywhere;
  }

  @Override
  public Optional<Unit> unit(String file) {
    return code.unit(file);
  }

  @Override
  public List<Definition> functions(String name, String file) {
    return code.functions(name, file);
  }

  @Override
  public Graph graph(Definition function) {
    return code.graph(function);
  }

  @Override
  public void report(Place where, String message, List<Step> path, List<Fix> fixes) {
    report(rule.severity(), where, message, path, fixes);
  }

  @Override
  public void report(
      Severity severity, Place where, String message, List<Step> path, List<Fix> fixes) {
    findings.add(new Finding(rule.id(), severity, rule.clause(), where, message, path, fixes));
  }
}
