package org.zuflint.ui.view;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.zuflint.model.ClauseVerdict;
import org.zuflint.model.Driver;
import org.zuflint.model.Provider;
import org.zuflint.model.Vma;

/** The part of a driver's model that tells of verdicts, as a tree. */
final class DriverTree implements ITreeContentProvider {
  @Override
  public Object[] getElements(Object input) {
    return (Object[]) input;
  }

  @Override
  public Object[] getChildren(Object parent) {
    return switch (parent) {
      case Driver driver -> driver.getProviders().toArray();
      case Provider provider -> provider.getVmas().toArray();
      case Vma vma -> vma.getClauses().toArray();
      default -> new Object[0];
    };
  }

  @Override
  public Object getParent(Object element) {
    return element instanceof EObject object ? object.eContainer() : null;
  }

  @Override
  public boolean hasChildren(Object element) {
    return !(element instanceof ClauseVerdict) && getChildren(element).length > 0;
  }
}
