package org.zuflint.ui.study;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITreeItemContentProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** The tree that EMF.Edit sees in a model. */
public final class StudyTree implements ITreeContentProvider {
  private final AdapterFactory items;

  public StudyTree(AdapterFactory items) {
    this.items = items;
  }

  @Override
  public Object[] getElements(Object input) {
    return (Object[]) input;
  }

  @Override
  public Object[] getChildren(Object parent) {
    ITreeItemContentProvider item = item(parent);
    return item == null ? new Object[0] : item.getChildren(parent).toArray();
  }

  @Override
  public Object getParent(Object element) {
    ITreeItemContentProvider item = item(element);
    return item == null ? null : item.getParent(element);
  }

  @Override
  public boolean hasChildren(Object element) {
    ITreeItemContentProvider item = item(element);
    return item != null && item.hasChildren(element);
  }

  private ITreeItemContentProvider item(Object element) {
    return items.adapt(element, ITreeItemContentProvider.class)
            instanceof ITreeItemContentProvider item
        ? item
        : null;
  }
}
