# One image for both sides; docker-compose.yml says which side a container is.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY shared-events shared-events
COPY event-store event-store
COPY transparency-log transparency-log
COPY command-side command-side
COPY query-side query-side
COPY standalone standalone
COPY benchmarks/pom.xml benchmarks/pom.xml
RUN mvn -B -q -DskipTests -pl standalone -am package \
 && java -Djarmode=tools -jar standalone/target/standalone-*-exec.jar extract --destination /litopys \
 && mv /litopys/standalone-*-exec.jar /litopys/litopys.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --home-dir /var/lib/litopys --create-home --shell /usr/sbin/nologin litopys
COPY --from=build /litopys /opt/litopys
USER litopys
WORKDIR /var/lib/litopys
VOLUME /var/lib/litopys
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Ddisable-axoniq-console-message=true", "-jar", "/opt/litopys/litopys.jar"]
CMD ["serve", "--bind", "0.0.0.0"]
