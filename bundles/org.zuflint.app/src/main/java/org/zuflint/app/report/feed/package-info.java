/** Forms that other tools read: JUnit, Checkstyle, GitLab, reviewdog, CSV. */
@NullMarked
package org.zuflint.app.report.feed;

import org.jspecify.annotations.NullMarked;
