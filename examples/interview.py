#!/usr/bin/env python3
"""Drives the interview of legcramp to its end: each answer goes back in with the next call, and nothing is kept in
between. Usage: interview.py [FINDING=yes|unsure ...]; all else is answered no."""
import json
import subprocess
import sys

command = ["legcramp", "ask", "--json", "--answers", "-"]
for fact in sys.argv[1:]:
    command += ["-a", fact]
answers = {}
while True:
    document = json.dumps({"format_version": "1.0", "answers": answers})
    call = subprocess.run(command, input=document, capture_output=True, text=True)
    result = json.loads(call.stdout)
    if result.get("status") != "need_answers":
        break
    print(result["next"]["ask"])
    answers.update({finding["id"]: "no" for finding in result["next"]["findings"]})
print(f"{result['urgency']}: {result['help']['text']}" if "urgency" in result else result["error"]["message"])
sys.exit(call.returncode)
