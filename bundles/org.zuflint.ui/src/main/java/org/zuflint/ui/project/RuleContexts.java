package org.zuflint.ui.project;

import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.help.AbstractContextProvider;
import org.eclipse.help.IContext;
import org.eclipse.help.IContext2;
import org.eclipse.help.IHelpResource;
import org.eclipse.ui.IMarkerHelpContextProvider;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.Rules;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.run.Desks;

/** F1 on a marker: the page of its rule. */
public final class RuleContexts extends AbstractContextProvider
    implements IMarkerHelpContextProvider {
  private static final String PREFIX = "org.zuflint.ui.";

  /** A link to a page. */
  private record Page(String getLabel, String getHref) implements IHelpResource {}

  /** What F1 shows for one rule. */
  private record RuleContext(String rule, String summary) implements IContext2 {
    @Override
    public String getTitle() {
      return rule;
    }

    @Override
    public String getText() {
      return summary;
    }

    @Override
    public String getStyledText() {
      return summary;
    }

    @Override
    public String getCategory(IHelpResource topic) {
      return null;
    }

    @Override
    public IHelpResource[] getRelatedTopics() {
      return new IHelpResource[] {
        new Page("Rule " + rule, RuleHelp.href(rule)),
        new Page("Find and fix your first bug", "/org.zuflint.ui/help/start.html")
      };
    }
  }

  @Override
  public IContext getContext(String id, String locale) {
    Stream<RuleInfo> own = Rules.all().stream().map(rule -> rule.info());
    String rule = id.replaceFirst("^" + PREFIX + "rule_", "").replace('_', '-');
    Stream<RuleInfo> others = Desks.all().rule(rule).map(CustomRule::info).stream();
    return Stream.concat(own, others)
        .filter(info -> id.equals(PREFIX + id(info.id())))
        .map(info -> (IContext) new RuleContext(info.id(), info.summary()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String[] getPlugins() {
    return new String[] {"org.zuflint.ui"};
  }

  @Override
  public String getHelpContextForMarker(IMarker marker) {
    return PREFIX + id(marker.getAttribute(Attributes.RULE, ""));
  }

  @Override
  public boolean hasHelpContextForMarker(IMarker marker) {
    String rule = marker.getAttribute(Attributes.RULE, "");
    return Rules.all().stream().anyMatch(one -> one.info().id().equals(rule))
        || Desks.all().rule(rule).isPresent();
  }

  private static String id(String rule) {
    return "rule_" + rule.replace('-', '_');
  }
}
