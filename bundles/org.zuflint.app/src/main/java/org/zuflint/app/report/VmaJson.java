package org.zuflint.app.report;

import java.io.IOException;
import org.zuflint.app.simulate.Gains;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Verdict;

/** The driver's part of the JSON form: providers and what is known of their vmas. */
final class VmaJson {
  private final Json json;
  private final Gains gains;

  VmaJson(Json json, Gains gains) {
    this.json = json;
    this.gains = gains;
  }

  /**
   * A verdict without its clause: {@code verified violation unproven eligible not-eligible
   * no-mapping}.
   */
  static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified verified -> "verified";
      case Verdict.Violation violation -> "violation";
      case Verdict.Unproven unproven -> "unproven";
      case Verdict.Eligible eligible -> "eligible";
      case Verdict.NotEligible not -> "not-eligible";
      case Verdict.NoMapping none -> "no-mapping";
    };
  }

  void provider(Provider provider) throws IOException {
    json.open();
    json.member("function", provider.function());
    json.member("place", provider.where());
    json.list("tables", provider.tables(), this::registration);
    json.list("vmas", provider.vmas(), this::vma);
    json.close();
  }

  private void registration(Provider.Registration registration) throws IOException {
    json.open();
    json.member("table", registration.table());
    json.member("place", registration.where());
    json.close();
  }

  private void vma(Vma vma) throws IOException {
    json.open();
    json.member("name", vma.name());
    json.member("place", vma.where());
    json.strings("guards", vma.guards());
    json.member("local", vma.local());
    json.list("flags", vma.flags(), this::flag);
    json.name("operations");
    operations(vma);
    json.list("handlers", vma.handlers(), this::handler);
    json.list("inserts", ProvidersText.told(vma, Access.Kind.INSERT), this::access);
    json.list("zaps", ProvidersText.told(vma, Access.Kind.ZAP), this::access);
    json.list("stores", vma.stores(), this::store);
    json.list("clauses", vma.clauses(), this::clause);
    json.strings("assumptions", vma.assumptions());
    json.name("verdict");
    verdict(vma.verdict());
    GainJson.member(json, gains.of(vma));
    json.close();
  }

  private void flag(Vma.Flag flag) throws IOException {
    json.open();
    json.member("name", flag.name());
    json.member("place", flag.where());
    json.member("always", flag.always());
    json.close();
  }

  private void operations(Vma vma) throws IOException {
    Vma.Operations operations = vma.operations();
    if (operations == null) {
      json.none();
      return;
    }
    json.open();
    json.member("table", operations.table());
    json.member("place", operations.where());
    json.close();
  }

  private void handler(Handler handler) throws IOException {
    json.open();
    json.member("member", handler.member());
    json.member("function", handler.function());
    json.member("place", handler.where());
    json.member("behaviour", Line.word(handler.behaviour()));
    json.member("reason", handler.reason());
    json.path(handler.path());
    json.close();
  }

  private void access(Access access) throws IOException {
    json.open();
    json.member("call", access.call());
    json.member("place", access.where());
    Context context = access.context();
    json.name("context");
    json.open();
    json.member("entry", context.entry());
    json.member("function", context.function());
    json.member("place", context.where());
    json.member("deferred", context.deferred());
    json.member("pin", Line.word(context.pin()));
    json.member("evidence", context.evidence());
    json.close();
    json.path(access.path());
    json.close();
  }

  private void store(Vma.Store store) throws IOException {
    json.open();
    json.member("field", store.field());
    json.member("place", store.where());
    json.member("guarded", store.guarded());
    json.member("cleared", store.cleared());
    json.close();
  }

  private void clause(ClauseState state) throws IOException {
    json.open();
    json.member("clause", state.clause().name());
    json.member("title", state.clause().title());
    json.member("status", Line.word(state.status()));
    json.member("reason", state.reason());
    json.path(state.path());
    json.close();
  }

  private void verdict(Verdict verdict) throws IOException {
    json.open();
    json.member("kind", kind(verdict));
    json.member("word", verdict.word());
    switch (verdict) {
      case Verdict.Verified verified -> {}
      case Verdict.Eligible eligible -> {}
      case Verdict.Violation violation -> clause(violation.clause(), violation.reason());
      case Verdict.Unproven unproven -> clause(unproven.clause(), unproven.missing());
      case Verdict.NotEligible not -> clause(not.clause(), not.reason());
      case Verdict.NoMapping none -> json.member("reason", none.reason());
    }
    json.close();
  }

  private void clause(Clause clause, String reason) throws IOException {
    json.member("clause", clause.name());
    json.member("reason", reason);
  }
}
