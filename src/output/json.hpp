#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "output/report.hpp"

namespace legcramp {

/// A report as one JSON document, in ASCII, with a line end.
std::string json_of(const Context& context, const Report& report);
std::string json_of(const Context& context, const HelpPage& page);
std::string json_of(const Context& context, const Failure& failure, int exit);

/// How each line of many begins: the envelope without its end.
std::string line_beginning(const Context& context);
/// The error of a line, with its place in the line.
std::string error_line(const Failure& failure, int exit);

/// The JSON Schema, draft 7, of everything that `--json` prints.
nlohmann::ordered_json output_schema();

/// Schemas and documents as they are printed: indented, ASCII only, with a line end.
std::string print_json(const nlohmann::ordered_json& json);

}  // namespace legcramp
