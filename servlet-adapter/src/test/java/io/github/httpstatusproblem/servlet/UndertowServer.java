package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.servlet.Container.Deployment;
import io.github.httpstatusproblem.servlet.Container.RunningServer;
import io.undertow.Undertow;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Embedded Undertow. */
final class UndertowServer {
    private UndertowServer() {}

    static RunningServer start(Deployment deployment) throws Exception {
        ServletContainerInitializer initializer =
                (classes, servletContext) -> deployment.application().accept(servletContext);
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("application")
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
        if (deployment.errorPage() != null) {
            info.addErrorPage(Servlets.errorPage(deployment.errorPage()));
        }
        secure(info);
        DeploymentManager manager = Servlets.newContainer().addDeployment(info);
        manager.deploy();
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        undertow.start();
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return new RunningServer(address.getPort(), () -> {
            undertow.stop();
            manager.stop();
            manager.undeploy();
        });
    }

    private static void secure(DeploymentInfo info) {
        info.addSecurityRole(Deployment.ROLE);
        info.addSecurityConstraint(new SecurityConstraint()
                .addRoleAllowed(Deployment.ROLE)
                .addWebResourceCollection(new WebResourceCollection().addUrlPattern(Deployment.SECRET)));
        info.setLoginConfig(new LoginConfig("BASIC", Deployment.REALM));
        info.setIdentityManager(new Users());
    }

    private static final class Users implements IdentityManager {
        private record User(String name) implements Account, Principal {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public Principal getPrincipal() {
                return this;
            }

            @Override
            public Set<String> getRoles() {
                return name.equals(Deployment.USERS.get(0)) ? Set.of(Deployment.ROLE) : Set.of();
            }
        }

        @Override
        public Account verify(Account account) {
            return account;
        }

        @Override
        public @Nullable Account verify(String id, Credential credential) {
            boolean known = Deployment.USERS.contains(id)
                    && credential instanceof PasswordCredential password
                    && new String(password.getPassword()).equals(Deployment.PASSWORD);
            return known ? new User(id) : null;
        }

        @Override
        public @Nullable Account verify(Credential credential) {
            return null;
        }
    }
}
