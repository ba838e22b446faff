# Every Rails snippet in a module of its own, under its code: /417/endpoint.
require "action_controller/railtie"

class Host < Rails::Application
  config.eager_load = false
  config.logger = Logger.new(IO::NULL)
  config.secret_key_base = "only for this run"
end

class ApplicationController < ActionController::Base
end

Host.initialize!
Host.routes.draw do
  Dir.glob("#{ENV.fetch("SNIPPETS")}/*.rb").sort.each do |file|
    code = File.basename(file, ".rb")
    text = File.read(file)
    if text.include?("class MyController")
      snippet = Object.const_set("Snippet#{code}", Module.new)
      snippet.module_eval(text, file)
      get "/#{code}/endpoint", to: snippet::MyController.action(:my_action)
    else
      instance_eval(text.sub("/endpoint", "/#{code}/endpoint"), file)
    end
  end
end
run Host
