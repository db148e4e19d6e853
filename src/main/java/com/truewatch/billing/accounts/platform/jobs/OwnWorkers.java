package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Task;

/**
 * A task with workers of its own: whatever keeps them waiting keeps no other job waiting. Made known to {@link Jobs} by
 * being a bean.
 *
 * @param queue the view of {@code scheduled_tasks} that holds the jobs of this task and no others
 * @param count how many workers
 * @param task what they do
 * @param prioritised whether the priorities of its jobs are kept, as where the view is told by them
 */
public record OwnWorkers(String queue, int count, Task<?> task, boolean prioritised) {}
