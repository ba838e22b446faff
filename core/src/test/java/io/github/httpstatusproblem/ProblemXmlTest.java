package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** application/problem+xml, examined by the schema of RFC 9457, Appendix B. */
class ProblemXmlTest {
    @Test
    void libraryOfTheApplicationIsNotAsked() {
        String property = "javax.xml.stream.XMLOutputFactory";
        System.setProperty(property, "com.example.NoSuchFactory");
        System.setProperty("javax.xml.parsers.DocumentBuilderFactory", "com.example.NoSuchFactory");
        try {
            assertThat(Representation.PROBLEM_XML.content(Problem.of(409).with("été", 1), 409, Locale.ENGLISH))
                    .contains("<été>1</été>");
        } finally {
            System.clearProperty(property);
            System.clearProperty("javax.xml.parsers.DocumentBuilderFactory");
        }
    }

    private static final String NAMESPACE = "urn:ietf:rfc:7807";
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private static final List<String> FAULTS = new ArrayList<>();
    private static ValidationDriver schema;

    @BeforeAll
    static void readTheSchema() throws Exception {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new FaultCollector());
        schema = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        assertThat(schema.loadSchema(new InputSource(ProblemXmlTest.class
                        .getResource("/rfc9457/appendix-b.rnc")
                        .toExternalForm())))
                .isTrue();
    }

    private static String content(Problem problem) {
        return Content.of(problem, Representation.PROBLEM_XML, Locale.ENGLISH);
    }

    private static List<String> faults(String xml) throws IOException, SAXException {
        FAULTS.clear();
        boolean valid = schema.validate(new InputSource(new StringReader(xml)));
        assertThat(valid).isEqualTo(FAULTS.isEmpty());
        return List.copyOf(FAULTS);
    }

    private static Element parsed(String xml) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return document.getDocumentElement();
    }

    /** The members as they can be told from the elements: text, or the names of children. */
    private static String member(Problem problem, String name) throws Exception {
        Element root = parsed(content(problem));
        List<Element> found = children(root).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).getTextContent();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    @ParameterizedTest
    @MethodSource("io.github.httpstatusproblem.Content#statuses")
    void everyStatusIsValidInEveryLanguage(int status) throws Exception {
        for (Locale language : Content.LANGUAGES) {
            for (Problem problem : List.of(Problem.of(status), Content.full(status))) {
                String xml = Content.of(problem, Representation.PROBLEM_XML, language);
                assertThat(faults(xml)).isEmpty();
                Element root = parsed(xml);
                assertThat(root.getLocalName()).isEqualTo("problem");
                assertThat(root.getElementsByTagNameNS("*", "*").getLength())
                        .isEqualTo(root.getElementsByTagNameNS(NAMESPACE, "*").getLength());
                assertThat(children(root)).extracting(Element::getLocalName).doesNotHaveDuplicates();
                assertThat(children(root))
                        .filteredOn(child -> child.getLocalName().equals("status"))
                        .extracting(Element::getTextContent)
                        .containsExactly(Integer.toString(status));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<problem/>",
                "<issue xmlns='urn:ietf:rfc:7807'/>",
                "<problem xmlns='urn:ietf:rfc:7807'>text</problem>",
                "<problem xmlns='urn:ietf:rfc:7807'><a xmlns=''/></problem>"
            })
    void theSchemaRefusesWhatIsNoProblem(String xml) throws Exception {
        assertThat(faults(xml)).isNotEmpty();
    }

    @Test
    void plainProblemHasTitleStatusAndError() {
        assertThat(content(Problem.of(404)))
                .isEqualTo(PROLOG + "<problem xmlns=\"urn:ietf:rfc:7807\"><title>Not Found</title>"
                        + "<status>404</status><error>not_found</error></problem>");
    }

    @Test
    void itemsOfAnArrayAreI() {
        assertThat(content(Problem.of(404).with("a", List.of(1, List.of(true), Map.of("b", "c")))))
                .contains("<a><i>1</i><i><i>true</i></i><i><b>c</b></i></a>");
    }

    @Test
    void nullAndWhatIsEmptyIsAnEmptyElement() throws Exception {
        Problem problem = Problem.of(404)
                .with("a", null)
                .with("b", List.of())
                .with("c", Map.of())
                .with("d", "");
        assertThat(faults(content(problem))).isEmpty();
        for (String name : List.of("a", "b", "c", "d")) {
            assertThat(member(problem, name)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "retry-after", "a.b", "größe", "日本", "xmlfoo", "xmlns", "A1", "\u00e9t\u00e9"})
    void memberWithAnXmlNameIsThere(String name) throws Exception {
        Problem problem = Problem.of(404).with(name, "v").with("in", Map.of(name, "v"));
        assertThat(faults(content(problem))).isEmpty();
        assertThat(member(problem, name)).isEqualTo("v");
        assertThat(member(problem, "in")).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "1a",
                "-a",
                ".a",
                "a:b",
                ":",
                "xmlns:a",
                "xml:lang",
                "é:a",
                "a>",
                "<",
                "a/",
                "&amp;",
                "$ref",
                "@id",
                "a\u0000",
                "\ud800",
                "a\n",
                "\u00d7",
                "\uffff",
                "😀"
            })
    void memberWithoutAnXmlNameIsLeftOut(String name) throws Exception {
        Problem problem = Problem.of(404)
                .with(name, "lost")
                .with("in", Map.of(name, "lost"))
                .with("kept", 1);
        String xml = content(problem);
        assertThat(faults(xml)).isEmpty();
        assertThat(xml).doesNotContain("lost").contains("<in></in><kept>1</kept>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u000b", "\u001b", "\ufffe", "\uffff", "\ud800", "\udc00"})
    void whatXmlDoesNotAdmitBecomesTheReplacementCharacter(String text) throws Exception {
        assertThat(member(Problem.of(404).with("a", "b" + text + "c"), "a")).isEqualTo("b\ufffdc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\t",
                "\n",
                "\r",
                "\r\n",
                "<",
                "&",
                "]]>",
                "\"'",
                "<![CDATA[x]]>",
                "<!--",
                "<?php",
                "&lt;",
                "\u0085",
                "\u2028",
                "\u202e",
                "\u200e",
                "\u007f",
                "😀",
                "日本",
                "\ufeff",
                " ",
                "${a}",
                "{{a}}",
                "&#0;"
            })
    void everythingElseIsReadAsItWasGiven(String text) throws Exception {
        String value = "b" + text + "c";
        Problem problem = Problem.of(404).withMessage(value).with("a", value);
        assertThat(member(problem, "a")).isEqualTo(value);
        assertThat(member(problem, "detail")).isEqualTo(value);
    }

    @Test
    void whatATerminalWouldObeyIsAReference() {
        assertThat(content(Problem.of(404).with("a", "\r\u0085\u202e\u2028")))
                .contains("<a>&#13;&#133;&#8238;&#8232;</a>");
    }

    private static final class FaultCollector implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            FAULTS.add(e.getMessage());
        }

        @Override
        public void error(SAXParseException e) {
            FAULTS.add(e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            FAULTS.add(e.getMessage());
            throw e;
        }
    }
}
