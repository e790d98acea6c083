package org.zuflint.ui.study;

import java.util.function.Predicate;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;

/** Undo and redo of the workbench, while a study's editor is active. */
final class StudyUndo {
  /** One of the two. */
  private final class Handler extends AbstractHandler {
    private final Predicate<BasicCommandStack> can;
    private final java.util.function.Consumer<BasicCommandStack> make;

    Handler(Predicate<BasicCommandStack> can, java.util.function.Consumer<BasicCommandStack> make) {
      this.can = can;
      this.make = make;
    }

    @Override
    public Object execute(ExecutionEvent event) {
      if (isEnabled()) {
        make.accept(editor.model().commands());
      }
      return null;
    }

    @Override
    public boolean isEnabled() {
      return editor.model() != null && can.test(editor.model().commands());
    }

    void changed() {
      setBaseEnabled(isEnabled());
    }
  }

  private final StudyEditor editor;
  private final Handler undo = new Handler(BasicCommandStack::canUndo, BasicCommandStack::undo);
  private final Handler redo = new Handler(BasicCommandStack::canRedo, BasicCommandStack::redo);

  StudyUndo(StudyEditor editor) {
    this.editor = editor;
    IHandlerService handlers = editor.getSite().getService(IHandlerService.class);
    handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, undo);
    handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, redo);
  }

  /** Something was done, undone or done again. */
  void changed() {
    undo.changed();
    redo.changed();
  }
}
