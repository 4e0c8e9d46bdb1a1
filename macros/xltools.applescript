-- Excel for Mac lets macros start a program only through a script in its own script folder:
-- ~/Library/Application Scripts/com.microsoft.Excel/xltools.applescript
on PressButton(request)
	set AppleScript's text item delimiters to linefeed
	set {interpreter, buttonId, bookArgument} to text items of request
	try
		do shell script (quoted form of interpreter) & " -I -X utf8 -m xltools.buttons " & (quoted form of buttonId) & " " & (quoted form of bookArgument) & " --from_xl=1"
		return "0"
	on error number code
		return code as text
	end try
end PressButton
