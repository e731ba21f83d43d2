package org.malcolmconsole.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * The whole console without a server, asked by MockMvc as whom the test says; all tests
 * with nothing but this share one, and each class finds it as if it were new.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("console")
@SpringBootTest(properties = { "console.probe.allow-loopback=true", "console.probe.timeout=60s" })
@AutoConfigureMockMvc
public @interface WebTest {

}
