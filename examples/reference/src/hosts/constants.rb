require "rack"

puts "Rack #{Rack.release}"
codes = Rack::Utils::SYMBOL_TO_STATUS_CODE.invert
Rack::Utils::HTTP_STATUS_CODES.each { |code, phrase| puts [code, codes[code].inspect, phrase].join("\t") }
