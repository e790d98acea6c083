package org.zuflint.ui.study;

import java.util.List;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.LabelProvider;
import org.zuflint.model.ClauseVerdict;
import org.zuflint.model.Cost;
import org.zuflint.model.Named;
import org.zuflint.model.Step;

/** The words for a study's elements and their values. */
final class StudyWords extends LabelProvider {
  @Override
  public String getText(Object element) {
    return element instanceof EObject object ? of(object) : String.valueOf(element);
  }

  /** The element as people name it. */
  static String of(EObject object) {
    return switch (object) {
      case Cost cost -> kind(cost) + " " + cost.getKind().getLiteral() + " = " + cost.getValue();
      case Step step ->
          kind(step)
              + " "
              + step.getKind().getLiteral()
              + (step.getVma() == null ? "" : " " + step.getVma().getName());
      case ClauseVerdict clause -> clause.getClause() + " " + clause.getVerdict().getLiteral();
      case Named named ->
          kind(named) + " '" + (named.getName() == null ? "" : named.getName()) + "'";
      default -> kind(object);
    };
  }

  /** What kind of element it is, as a plain word. */
  static String kind(EObject object) {
    return kind(object.eClass().getName());
  }

  static String kind(String className) {
    return className.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  /** The value of a property as it is shown and typed; nothing when it has none. */
  static String value(EObject on, EStructuralFeature property) {
    Object value = on.eGet(property);
    if (value == null || (property.isUnsettable() && !on.eIsSet(property))) {
      return "";
    }
    if (!(property instanceof EAttribute attribute)) {
      return value instanceof EObject target ? of(target) : "";
    }
    EDataType type = attribute.getEAttributeType();
    if (value instanceof List<?> many) {
      return String.join(
          ", ", many.stream().map(one -> EcoreUtil.convertToString(type, one)).toList());
    }
    return String.valueOf(EcoreUtil.convertToString(type, value));
  }
}
